package org.datapop.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips browser tests on a person's machine without a browser, and refuses to do so in CI. */
final class BrowserCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(InstalledBrowser.find(), "true".equals(System.getenv("CI")));
    }

    static ConditionEvaluationResult evaluate(Optional<Path> browser, boolean ci) {
        if (browser.isPresent()) {
            return ConditionEvaluationResult.enabled("found " + browser.get());
        }
        if (ci) {
            throw new IllegalStateException(InstalledBrowser.NONE);
        }
        return ConditionEvaluationResult.disabled(InstalledBrowser.NONE);
    }
}
