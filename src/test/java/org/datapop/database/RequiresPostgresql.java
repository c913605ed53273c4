package org.datapop.database;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips on a person's machine what needs an installed PostgreSQL; refuses to skip in CI. */
final class RequiresPostgresql implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!TestServer.usesInstalled()) {
            return ConditionEvaluationResult.enabled("runs on the PostgreSQL the site brings");
        }
        return TestServer.installed()
                .map(folder -> ConditionEvaluationResult.enabled("runs on " + folder))
                .orElseGet(() -> missing("true".equals(System.getenv("CI"))));
    }

    static ConditionEvaluationResult missing(boolean mustRun) {
        var reason = "no PostgreSQL below /usr/lib/postgresql (Debian: apt-get install postgresql)";
        if (mustRun) {
            throw new IllegalStateException(reason + ", and CI may not skip this test");
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
