package org.datapop.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Shows the sentence alone, without a stack trace. */
class DatabaseNotReadyAnalyzer extends AbstractFailureAnalyzer<DatabaseNotReady>
        implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseNotReady cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
