package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentList;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from a page of the public to the form that edits it. */
@Controller
class AtController {

    private static final String PREFIX = "/admin/at";

    private final DocumentList documents;

    AtController(DocumentList documents) {
        this.documents = documents;
    }

    @GetMapping({PREFIX, PREFIX + "/**"})
    String at(HttpServletRequest request) {
        var rest = request.getRequestURI().substring(PREFIX.length());
        var path = rest.isEmpty() ? "/" : rest;
        var document =
                documents
                        .at(path)
                        .orElseThrow(() -> new ContentGone("Nothing is edited at " + path));
        return "redirect:/admin/content/" + document;
    }
}
