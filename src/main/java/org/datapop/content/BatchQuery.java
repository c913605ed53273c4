package org.datapop.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * Builds the second SELECT of a page: everything around it in one union, each row with the role it
 * plays. Values are bound, names of lists too; only the number of lists changes the text.
 */
final class BatchQuery {

    static final String SITE = "site";
    static final String RELATED = "related";
    static final String MENTION = "mention";
    static final String ALTERNATE = "alternate";
    static final String HOME = "home";
    static final String SUGGESTION = "suggestion";
    static final String LIST = "list:";

    /** What a role's rows are made of; the body only where it is wanted. */
    static final String COLUMNS =
            """
            p.content_id, p.document_id, p.revision_id, p.type, p.language, p.address, p.title, p.summary,
            p.sort_date, p.live_from, p.live_until\
            """;

    private static final String BODY = "p.schema_version, p.body";

    /** Where no body is wanted, the revision isn't even looked up. */
    private static final String NO_BODY = "null, null";

    static final String LIVE =
            """
            p.kind = 'live' and p.title is not null and p.live_from <= :at
            and (p.live_until is null or p.live_until > :at)\
            """;

    private static final String BY_NAME = "p.sort_key, p.document_id";
    private static final String NEWEST_FIRST =
            "coalesce(p.sort_date, '-infinity') desc, p.document_id desc";

    private static final String IN_LANGUAGE = "p.language in (:language, p.source_language)";

    /**
     * A row of the timeline for each row before it. The fence makes the planner look each up by its
     * index; as a plain join it would read the whole view, whose barrier no join passes.
     */
    static final String EACH =
            "cross join lateral (select * from {timeline} t where %s offset 0) p";

    private final Source source;
    private final List<String> arms = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    BatchQuery(Source source, Wanted wanted, String siteLanguage) {
        this.source = source;
        parameters.put("language", wanted.language().tag());
        parameters.put("siteLanguage", siteLanguage);
        tags.add("site");
        arms.add(
                """
                (select 'site' as role, 0 as n, %s, %s from {timeline} p
                 where p.type = 'site' and p.language in (:language, :siteLanguage) and %s
                 order by (p.language = :language) desc limit 1)\
                """
                        .formatted(COLUMNS, BODY, LIVE));
        arms.add(
                """
                (select 'home', 0, %s, %s from {timeline} p where p.type = 'home' and p.path is not null and %s)\
                """
                        .formatted(COLUMNS, NO_BODY, LIVE));
        wanted.lists().forEach(list -> list(list, wanted.language().tag()));
    }

    private void list(ListQuery list, String language) {
        var number = "list" + arms.size();
        parameters.put(number + "name", LIST + list.name());
        parameters.put(number + "type", list.type());
        parameters.put(number + "limit", list.limit() + 1);
        parameters.put(number + "facet", list.facet());
        parameters.put(number + "newest", list.newestFirst());
        parameters.put(number + "after", list.after());
        tags.add("list:" + list.type() + ":" + language);
        arms.add(source.isBarred() ? listedByFunction(number, list) : listed(number, list));
    }

    /** Through a function that finds the rows, since behind a barrier no index keeps an order. */
    private static String listedByFunction(String number, ListQuery list) {
        return """
        (select cast(:%1$sname as text), s.n, %2$s, %3$s
         from rows from (public_list(:%1$stype, :language, cast(:%1$sfacet as text), :%1$snewest,
                                     cast(:%1$safter as uuid), :at, :%1$slimit)) with ordinality s (id, n)
         %4$s)\
        """
                .formatted(
                        number,
                        COLUMNS,
                        list.bodies() ? BODY : NO_BODY,
                        EACH.formatted("t.id = s.id"));
    }

    /** The same as the function does, in a timeline that it doesn't know. */
    private static String listed(String number, ListQuery list) {
        var order = list.newestFirst() ? NEWEST_FIRST : BY_NAME;
        return """
        (select cast(:%1$sname as text), row_number() over (order by %2$s), %3$s, %4$s
         from {timeline} p where p.type = :%1$stype and p.language = :language and %5$s %6$s %7$s
         order by %2$s limit :%1$slimit)\
        """
                .formatted(
                        number,
                        order,
                        COLUMNS,
                        list.bodies() ? BODY : NO_BODY,
                        LIVE,
                        list.facet() == null ? "" : having(number),
                        list.after() == null ? "" : following(number, list.newestFirst()));
    }

    private static String following(String number, boolean newestFirst) {
        var place =
                newestFirst
                        ? "(coalesce(%1$s.sort_date, '-infinity'), %1$s.document_id)"
                        : "(%1$s.sort_key, %1$s.document_id)";
        return """
        and %s %s (select * from (select %s from {timeline} t where t.document_id = :%safter
          and t.title is not null and t.live_from <= :at order by t.live_from desc limit 1) last)\
        """
                .formatted(
                        place.formatted("p"),
                        newestFirst ? "<" : ">",
                        place.formatted("t").replaceAll("^.|.$", ""),
                        number);
    }

    private static String having(String list) {
        return "and exists (select from {facet} f where f.revision_id = p.revision_id and f.name = :"
                + list
                + "facet)";
    }

    /** Adds the documents that point to a content. */
    void mentions(StoredSnapshot of) {
        parameters.put("content", of.content());
        tags.add("mentions:" + of.content());
        arms.add(
                """
                (select 'mention', row_number() over (order by p.type, p.sort_key, p.document_id), %1$s, null, null from (
                   select distinct on (p.content_id) %1$s, p.sort_key from {link} l
                   %4$s
                   where l.target_content = :content and p.content_id <> :content and %2$s and %3$s
                   order by p.content_id, (p.language = :language) desc) p limit 200)\
                """
                        .formatted(
                                COLUMNS,
                                LIVE,
                                IN_LANGUAGE,
                                EACH.formatted("t.revision_id = l.revision_id")));
    }

    /** Adds the page's own content in other languages. */
    void alternates(StoredSnapshot of) {
        parameters.put("own", of.document());
        parameters.put("ownContent", of.content());
        arms.add(
                """
                (select 'alternate', 0, %s, null, null from {timeline} p
                 where p.content_id = :ownContent and p.document_id <> :own and %s)\
                """
                        .formatted(COLUMNS, LIVE));
    }

    /** Adds live pages whose path is like the one asked for. */
    void suggestions(String words, int limit) {
        parameters.put("words", words);
        parameters.put("suggestions", limit);
        arms.add(
                """
                (select 'suggestion', s.n, %s, null, null
                 from rows from (similar_pages(:words, :language, :at, :suggestions)) with ordinality s (id, n)
                 %s)\
                """
                        .formatted(COLUMNS, EACH.formatted("t.id = s.id")));
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    List<String> tags() {
        return tags;
    }

    /**
     * Around the arms: what they and the page point to, the facets of all, and the next boundary of
     * any, which is not asked of the past, for nobody keeps that.
     */
    String sql() {
        return """
        with found (role, n, content_id, document_id, revision_id, type, language, address, title, summary,
                    sort_date, live_from, live_until, schema_version, body) as materialized (
        %s
        ),
        pointed as (
          select distinct l.target_content from {link} l
          where l.revision_id = any (array(
            select revision_id from found where role not in ('alternate', 'home') union select cast(:revision as uuid)))
          union select cast(:successor as uuid) where cast(:successor as uuid) is not null
        ),
        related as (
          select 'related', 0, t.target_content, p.document_id, p.revision_id, p.type,
                 p.language, p.address, p.title, p.summary, p.sort_date, p.live_from, p.live_until,
                 null::int, null::jsonb
          from pointed t left join lateral (
            select * from {timeline} p where p.content_id = t.target_content and %s and %s
            order by (p.language = :language) desc limit 1) p on true
        ),
        everything as materialized (select * from found union all select * from related)
        select e.*, null as kind, null as reason, null as successor,
               (select jsonb_object_agg(f.name, f.value) from {facet} f where f.revision_id = e.revision_id) as facets,
               case when cast(:at as timestamptz) >= now() then
                 (select next_boundary(:at, array(
                    select 'content:' || content_id from everything union select unnest(cast(:tags as text[]))))) end as boundary,
               case when row_number() over (order by e.role, e.n) = 1 then
                 (select jsonb_object_agg(m.id, jsonb_build_object('width', m.width, 'height', m.height, 'widths', m.widths, 'credit', m.credit))
                  from {media} m where m.revision_id = any (array(
                    select revision_id from everything where role not in ('alternate', 'home')
                    union select cast(:revision as uuid)))) end as pictures
        from (values (1)) one (row) left join everything e on true
        order by e.role, e.n\
        """
                .formatted(String.join("\nunion all\n", arms), LIVE, IN_LANGUAGE);
    }
}
