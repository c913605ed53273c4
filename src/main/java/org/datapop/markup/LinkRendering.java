package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** Writes links and pictures, or the words that stand for them. */
final class LinkRendering {

    /** How wide a picture in a text is drawn. */
    static final String SIZES = "(min-width: 48rem) 44rem, 100vw";

    private record Anchor(
            String href, String fallback, @Nullable Language language, boolean external) {}

    private final HtmlOut out;
    private final LinkResolver resolver;
    private final Headings headings;
    private final MarkupOptions options;
    private final Consumer<Node> children;
    private boolean insideLink;

    LinkRendering(
            HtmlOut out,
            LinkResolver resolver,
            Headings headings,
            MarkupOptions options,
            Consumer<Node> children) {
        this.out = out;
        this.resolver = resolver;
        this.headings = headings;
        this.options = options;
        this.children = children;
    }

    boolean areInsideLink() {
        return insideLink;
    }

    void link(Link link) {
        var anchor = insideLink ? Optional.<Anchor>empty() : anchor(link);
        if (anchor.isEmpty()) {
            children.accept(link);
            return;
        }
        insideLink = true;
        open(anchor.get(), link.getTitle());
        words(link, anchor.get());
        out.close("a");
        insideLink = false;
    }

    private Optional<Anchor> anchor(Link link) {
        return LinkTarget.of(link.getDestination()).flatMap(this::anchor);
    }

    private Optional<Anchor> anchor(LinkTarget target) {
        return switch (target) {
            case LinkTarget.Address(var url, var external) ->
                    Optional.of(new Anchor(led(url), url, null, external));
            case LinkTarget.InPage(var id) -> Optional.of(inPage(id));
            case LinkTarget.Content(var id, var fragment) ->
                    resolver.content(id).flatMap(found -> resolved(found, fragment));
            case LinkTarget.Media(var id) ->
                    resolver.media(id)
                            .flatMap(file -> address(file.src()))
                            .map(url -> new Anchor(url.url(), url.url(), null, url.external()));
        };
    }

    /** What the resolver makes of an address has to be one, else it stays as it was written. */
    private String led(String url) {
        return address(resolver.address(url)).map(LinkTarget.Address::url).orElse(url);
    }

    private Anchor inPage(String id) {
        var encoded = PercentEncoding.of(headings.hasSlug(id) ? options.id(id) : id);
        return new Anchor("#" + encoded, "#" + id, null, false);
    }

    private static Optional<Anchor> resolved(ResolvedLink found, String fragment) {
        return address(found.href() + fragment)
                .map(url -> new Anchor(url.url(), found.title(), found.language(), url.external()));
    }

    private static Optional<LinkTarget.Address> address(String written) {
        return LinkTarget.of(written)
                .filter(LinkTarget.Address.class::isInstance)
                .map(LinkTarget.Address.class::cast);
    }

    private void open(Anchor anchor, @Nullable String title) {
        var attributes = new ArrayList<>(List.of("href", anchor.href()));
        if (anchor.language() != null) {
            attributes.addAll(List.of("hreflang", anchor.language().tag()));
        }
        if (title != null && !title.isBlank()) {
            attributes.addAll(List.of("title", title));
        }
        if (anchor.external()) {
            attributes.addAll(List.of("rel", "noopener"));
        }
        out.open("a", attributes);
    }

    private void words(Link link, Anchor anchor) {
        var start = out.mark();
        children.accept(link);
        if (!out.isSilentSince(start)) {
            return;
        }
        var language = anchor.language();
        if (language == null) {
            out.text(anchor.fallback());
        } else {
            out.open("span", "lang", language.tag(), "dir", language.direction());
            out.text(anchor.fallback());
            out.close("span");
        }
    }

    /** Pictures come from this site only: a foreign one would tell its host who reads. */
    void picture(Image image) {
        var alt = PlainText.of(image).replaceAll("\\s+", " ");
        var title = image.getTitle();
        if (title != null && alt.endsWith(title)) {
            alt = alt.substring(0, alt.length() - title.length()).strip();
        }
        var picture = picture(image.getDestination());
        if (picture.isPresent()) {
            draw(picture.get(), alt.isEmpty() ? picture.get().alt() : alt);
        } else {
            out.text(alt);
        }
    }

    /** A picture with a title and nothing beside it becomes a figure with a caption. */
    boolean figure(Paragraph paragraph) {
        if (!(paragraph.getFirstChild() instanceof Image image)
                || image.getNext() != null
                || image.getTitle() == null
                || picture(image.getDestination()).isEmpty()) {
            return false;
        }
        out.open("figure");
        picture(image);
        out.open("figcaption");
        out.text(image.getTitle());
        out.close("figcaption");
        out.close("figure");
        return true;
    }

    private Optional<ResolvedPicture> picture(String destination) {
        return LinkTarget.of(destination)
                .flatMap(target ->
                        target instanceof LinkTarget.Media(var id)
                                ? resolver.media(id)
                                : Optional.empty())
                .filter(picture -> address(picture.src()).isPresent());
    }

    private void draw(ResolvedPicture picture, String alt) {
        var attributes =
                new ArrayList<>(
                        List.of("src", address(picture.src()).orElseThrow().url(), "alt", alt));
        if (!picture.srcset().isEmpty()) {
            attributes.addAll(List.of("srcset", picture.srcset(), "sizes", SIZES));
        }
        attributes.addAll(
                List.of(
                        "width",
                        Integer.toString(picture.width()),
                        "height",
                        Integer.toString(picture.height()),
                        "loading",
                        "lazy"));
        out.open("img", attributes);
    }
}
