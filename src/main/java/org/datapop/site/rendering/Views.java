package org.datapop.site.rendering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.datapop.content.published.Answer;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.ReservedPaths;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.web.SiteProperties;
import org.springframework.stereotype.Component;

/** Finds the view at a path, and keeps documents away from there. */
@Component
class Views implements ReservedPaths {

    private final Map<SitePath, View> byPath = new HashMap<>();
    private final Language siteLanguage;

    Views(List<View> views, SiteProperties site) {
        views.forEach(view -> byPath.put(view.path(), view));
        this.siteLanguage = new Language(site.language().toLanguageTag());
    }

    /** A view in one of its languages. */
    record Place(View view, Language language) {

        /** What was there while the site was offered in a language went with its home page. */
        Optional<Answer.Gone> goneWithItsLanguage(Reading reading) {
            var home = SitePath.HOME.under(language.tag());
            return reading.content().find(home, reading.at(), _ -> Wanted.nothing(language))
                            instanceof Answer.Gone gone
                    ? Optional.of(gone)
                    : Optional.empty();
        }
    }

    Optional<Place> at(SitePath path) {
        var own = byPath.get(path);
        if (own != null) {
            return Optional.of(new Place(own, siteLanguage));
        }
        var language = Language.of(path).filter(other -> !other.equals(siteLanguage));
        return language.flatMap(in ->
                Optional.ofNullable(byPath.get(path.above(path.firstSegment())))
                        .filter(View::speaks)
                        .map(view -> new Place(view, in)));
    }

    /** What changes the answer at a path; of a view that has no past, nothing. */
    Subject subject(Reading reading, SitePath path) {
        var place = at(path);
        return new Subject(
                path,
                place.filter(found -> found.view().hasPast())
                        .map(found -> listed(reading, path, found))
                        .orElse(Set.of()),
                place.map(Place::language).orElseGet(() -> Language.of(path).orElse(siteLanguage)));
    }

    private Set<String> listed(Reading reading, SitePath path, Place place) {
        var visit = new Visit(reading, path, place.language(), Map.of());
        var listed = new HashSet<>(place.view().listed(visit));
        if (!place.language().equals(siteLanguage)) {
            listed.add(Subject.OFFERED);
        }
        return listed;
    }

    /** All, in the site's own language and in others as far as they speak them. */
    List<SitePath> paths(List<Language> others) {
        return byPath.entrySet().stream()
                .flatMap(view ->
                        Stream.concat(
                                Stream.of(view.getKey()),
                                view.getValue().speaks()
                                        ? others.stream()
                                                .map(language ->
                                                        view.getKey().under(language.tag()))
                                        : Stream.empty()))
                .sorted()
                .toList();
    }

    @Override
    public Set<SitePath> paths() {
        return byPath.keySet();
    }
}
