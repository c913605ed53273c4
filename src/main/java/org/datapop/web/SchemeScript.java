package org.datapop.web;

/**
 * The one script that stands in a page: it applies the remembered colour scheme before the first
 * paint. The policy admits it by its hash, which stays true in a cached page.
 */
final class SchemeScript {

    static final String TEXT =
            "try{let s=localStorage.getItem(\"scheme\");"
                    + "if(s==\"light\"||s==\"dark\")document.documentElement.dataset.scheme=s}"
                    + "catch{}";

    static final String HASH = Digests.integrity("SHA-256", TEXT);

    private SchemeScript() {}
}
