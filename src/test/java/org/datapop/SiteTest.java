package org.datapop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.datapop.accounts.QuickPasswords;
import org.datapop.admin.Colleagues;
import org.datapop.database.StarterContent;
import org.datapop.database.StarterDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole site on a port of its own, with its starter content. All such classes share one site,
 * and each of them begins with the content as it came, so none has to clear up.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.messages.basename=messages,trial",
            "site.data=${test.folder:target/process-1}/site",
            "site.delivery.ahead=false"
        })
@Import({Colleagues.class, QuickPasswords.class})
@ContextConfiguration(initializers = StarterDatabase.class)
@TestExecutionListeners(listeners = StarterContent.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface SiteTest {}
