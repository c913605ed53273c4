package org.datapop.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Recognises a full disk wherever a start-up meets it: logs, temporary files, migrations. */
class FullDiskAnalyzer implements FailureAnalyzer, Ordered {

    private final Path data;

    FullDiskAnalyzer(Environment environment) {
        data = Path.of(environment.getProperty("site.data", "data")).toAbsolutePath();
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return FullDisk.isBehind(failure)
                ? new FailureAnalysis(FullDisk.sentence(data), null, failure)
                : null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}
