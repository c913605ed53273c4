package org.datapop;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void noModuleReachesIntoAnotherThanItSays() {
        ApplicationModules.of(Application.class).verify();
    }
}
