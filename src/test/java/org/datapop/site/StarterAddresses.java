package org.datapop.site;

import java.util.List;

/** Every address at which the starter content answers. */
public final class StarterAddresses {

    private StarterAddresses() {}

    public static List<String> all() {
        return List.of(
                "/",
                "/mission",
                "/about",
                "/contact",
                "/how-to-cite",
                "/accessibility",
                "/privacy",
                "/pillars",
                "/pillars/diagnose",
                "/pillars/mobilize",
                "/pillars/transform",
                "/challenges",
                "/founders",
                "/map",
                "/people",
                "/people/emmanuel-letouze",
                "/people/patrick-vinck",
                "/people/sandy-pentland",
                "/people/enzo-bolletino",
                "/people/emma-samman",
                "/people/claire-melamed",
                "/people/kevin-watkins",
                "/interviews",
                "/news",
                "/interviews/how-the-alliance-began",
                "/interviews/kevin-watkins-on-the-launch",
                "/organizations",
                "/organizations/data-pop-alliance",
                "/organizations/harvard-humanitarian-initiative",
                "/organizations/mit-connection-science",
                "/organizations/overseas-development-institute");
    }

    /** One address for each template, and the answer where nothing is. */
    static List<String> oneOfEach() {
        return List.of(
                "/",
                "/mission",
                "/about",
                "/pillars",
                "/pillars/mobilize",
                "/challenges",
                "/founders",
                "/map",
                "/people",
                "/people/emmanuel-letouze",
                "/interviews",
                "/news",
                "/interviews/how-the-alliance-began",
                "/interviews/kevin-watkins-on-the-launch",
                "/organizations",
                "/organizations/mit-connection-science",
                "/nothing-here");
    }
}
