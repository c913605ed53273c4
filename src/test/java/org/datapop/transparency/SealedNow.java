package org.datapop.transparency;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Seals what a running site has published, without its waiting until that has rested. */
public final class SealedNow {

    private SealedNow() {}

    public static void on(ApplicationContext site) {
        new Sealer(
                        site.getBean(Chain.class),
                        site.getBean(SigningKeys.class),
                        site.getBean(PlatformTransactionManager.class),
                        new TransparencySettings(null, Duration.ZERO))
                .seal();
    }
}
