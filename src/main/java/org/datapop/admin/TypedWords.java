package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.datapop.admin.WrittenWords.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of whatever couldn't be taken, for whoever would otherwise have lost them. */
@Component
class TypedWords {

    private final WrittenWords written;

    TypedWords(WrittenWords written) {
        this.written = written;
    }

    List<Words> of(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                ? of(request.getRequestURI(), Carried.of(request))
                : List.of();
    }

    List<Words> of(Errand errand) {
        return of(errand.to().path(), errand.fields());
    }

    private List<Words> of(String action, List<Carried> fields) {
        return written.of(action, byName(fields), LocaleContextHolder.getLocale())
                .orElseGet(() ->
                        fields.stream()
                                .filter(Carried::isWords)
                                .map(field -> new Words(field.name(), field.value()))
                                .toList());
    }

    private static Map<String, String[]> byName(List<Carried> fields) {
        return fields.stream()
                .collect(
                        Collectors.groupingBy(
                                Carried::name,
                                LinkedHashMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        same ->
                                                same.stream()
                                                        .map(Carried::value)
                                                        .toArray(String[]::new))));
    }
}
