package org.datapop.content;

/** A small history for attacks in plain SQL: each row with an id that can be read. */
public final class KernelRows {

    static final String ANNA = "00000000-0000-0000-0000-0000000000c1";
    static final String BEN = "00000000-0000-0000-0000-0000000000c2";
    static final String EVE = "00000000-0000-0000-0000-0000000000c3";

    static final String ANNA_EN = "00000000-0000-0000-0000-0000000000d1";
    static final String BEN_EN = "00000000-0000-0000-0000-0000000000d2";
    static final String EVE_EN = "00000000-0000-0000-0000-0000000000d3";

    static final String ANNA_1 = "00000000-0000-0000-0000-0000000000a1";
    static final String ANNA_2 = "00000000-0000-0000-0000-0000000000a2";
    static final String ANNA_DRAFT = "00000000-0000-0000-0000-0000000000a3";
    static final String BEN_1 = "00000000-0000-0000-0000-0000000000b1";
    static final String EVE_1 = "00000000-0000-0000-0000-0000000000e1";

    /** Ended two days ago. */
    static final String OLDEST = "00000000-0000-0000-0000-000000000001";

    /** Live since two days ago, until tomorrow. */
    static final String RUNNING = "00000000-0000-0000-0000-000000000002";

    /** Begins tomorrow. */
    static final String PLANNED = "00000000-0000-0000-0000-000000000003";

    /** Ben's, expired yesterday. */
    static final String EXPIRED = "00000000-0000-0000-0000-000000000004";

    /** Ben's, begins in a week. */
    static final String PLANNED_OF_BEN = "00000000-0000-0000-0000-000000000005";

    /**
     * Written with the triggers asleep, since nobody could write a past otherwise. Eve is erased as
     * the law demands it.
     */
    public static final String SQL =
            """
            set session_replication_role = replica;
            insert into content (id, type, source_language) values
              ('00000000-0000-0000-0000-0000000000c1', 'person', 'en'),
              ('00000000-0000-0000-0000-0000000000c2', 'person', 'en'),
              ('00000000-0000-0000-0000-0000000000c3', 'person', 'en');
            insert into document (id, content_id, language, head_revision) values
              ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000c1', 'en', '00000000-0000-0000-0000-0000000000a3'),
              ('00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000c2', 'en', '00000000-0000-0000-0000-0000000000b1'),
              ('00000000-0000-0000-0000-0000000000d3', '00000000-0000-0000-0000-0000000000c3', 'en', '00000000-0000-0000-0000-0000000000e1');
            insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author, created_at)
              select r.id::uuid, r.document::uuid, r.number, 2, r.title, 'Summary', r.slug, r.title, '{}', r.title, 'system', now() - interval '4 days'
              from (values
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000d1', 1, 'Anna', 'anna'),
                ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000d1', 2, 'Anna Embargo', 'anna-embargo'),
                ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-0000000000d1', 3, 'Anna Draft', 'anna-draft'),
                ('00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000d2', 1, 'Ben', 'ben'),
                ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000d3', 1, 'Eve', 'eve')
              ) r (id, document, number, title, slug);
            insert into path_claim (path, document_id, first_public_at, released_at, released_by, why) values
              ('/people/anna', '00000000-0000-0000-0000-0000000000d1', now() - interval '3 days', null, null, null),
              ('/people/anna-embargo', '00000000-0000-0000-0000-0000000000d1', now() + interval '1 day', null, null, null),
              ('/people/ben', '00000000-0000-0000-0000-0000000000d2', now() - interval '3 days', null, null, null),
              ('/people/ben-later', '00000000-0000-0000-0000-0000000000d2', now() + interval '7 days', null, null, null),
              ('/people/free', '00000000-0000-0000-0000-0000000000d2', now() - interval '3 days', now() - interval '1 day', 'system', 'Given up'),
              ('/people/eve', '00000000-0000-0000-0000-0000000000d3', now() - interval '3 days', null, null, null);
            insert into publication (id, document_id, revision_id, kind, path, type, language, title, summary, sort_key, live_from, live_until, expires_at, published_by)
              select p.id::uuid, p.document::uuid, p.revision::uuid, 'live', p.path, 'person', 'en', p.title, 'Summary', p.title,
                     now() + p.live_from::interval, now() + p.live_until::interval, now() + p.expires_at::interval, 'system'
              from (values
                ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000a1', '/people/anna', 'Anna', '-3 days', '-2 days', null),
                ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000a1', '/people/anna', 'Anna', '-2 days', '1 day', null),
                ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000a2', '/people/anna-embargo', 'Anna Embargo', '1 day', null, null),
                ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000b1', '/people/ben', 'Ben', '-3 days', '-1 day', '-1 day'),
                ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000b1', '/people/ben-later', 'Ben', '7 days', null, null),
                ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-0000000000d3', '00000000-0000-0000-0000-0000000000e1', '/people/eve', 'Eve', '-3 days', null, null)
              ) p (id, document, revision, path, title, live_from, live_until, expires_at);
            insert into link (revision_id, field, position, target_content) values
              ('00000000-0000-0000-0000-0000000000a1', 'biography', 0, '00000000-0000-0000-0000-0000000000c2'),
              ('00000000-0000-0000-0000-0000000000a2', 'biography', 0, '00000000-0000-0000-0000-0000000000c2');
            insert into facet (revision_id, name, value) values
              ('00000000-0000-0000-0000-0000000000a1', 'founding', 'Founder'),
              ('00000000-0000-0000-0000-0000000000a2', 'founding', 'Embargo');
            insert into redirect (id, path, target, status, since, made_by) values
              (gen_random_uuid(), '/former', '/people/anna', 301, now() - interval '1 day', 'system'),
              (gen_random_uuid(), '/embargo-former', '/people/ben', 301, now() + interval '1 day', 'system');
            insert into working_copy (document_id, editor, base_revision, schema_version, body) values
              ('00000000-0000-0000-0000-0000000000d1', 'system', '00000000-0000-0000-0000-0000000000a3', 2, '{}');
            set session_replication_role = origin;
            select erase('00000000-0000-0000-0000-0000000000d3', 'Court order', 'system');
            """;

    /** A table that came later, which older schemas lack. */
    public static final String NAMES =
            """
            insert into revision_name (revision_id, document_id, name, named_by) values
              ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000d1', 'As the board approved it', 'system')\
            """;

    private KernelRows() {}

    /** A publication of a document that begins after so long and ends after so long. */
    static String publication(
            String document, String revision, String path, String from, String until) {
        return """
        insert into publication (id, document_id, revision_id, kind, path, type, language, title, summary, sort_key,
                                 live_from, live_until, published_by)
        values (gen_random_uuid(), '%s', '%s', 'live', '%s', 'person', 'en', 'T', 'S', 'T',
                clock_timestamp() + interval '%s', clock_timestamp() + %s, 'system')\
        """
                .formatted(
                        document,
                        revision,
                        path,
                        from,
                        until.isEmpty() ? "null" : "interval '" + until + "'");
    }

    static String claim(String path, String document, String from) {
        return """
        insert into path_claim (path, document_id, first_public_at)
        values ('%s', '%s', clock_timestamp() + interval '%s')\
        """
                .formatted(path, document, from);
    }

    static String revision(String id, String document, int number) {
        return """
        insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author)
        values ('%s', '%s', %d, 2, 'T', 'S', 's', 'T', '{}', 'T', 'system')\
        """
                .formatted(id, document, number);
    }
}
