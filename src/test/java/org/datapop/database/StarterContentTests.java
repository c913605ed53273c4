package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.datapop.SiteTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SiteTest
class StarterContentTests {

    @Autowired StarterDatabase database;
    @Autowired Map<String, HikariDataSource> pools;
    @Autowired JdbcClient jdbc;

    @Test
    void theNextClassSeesNothingOfWhatThisOneDid() throws Exception {
        var starter = count("content");
        assertThat(starter).isPositive();
        jdbc.sql(
                        "insert into mail (id, recipient, occasion, written_at, next_try_at) values (gen_random_uuid(), 'a@example.org', 'TRIAL', now(), now() + interval '1 day')")
                .update();
        assertThat(count("mail")).isOne();

        database.beginAnew(pools.values());

        assertThat(count("mail")).isZero();
        assertThat(count("content")).isEqualTo(starter);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
