package org.datapop.content;

import java.util.List;
import java.util.stream.Collectors;
import org.datapop.content.spi.Finding;

/** A body has findings that stand against saving or publishing it. */
public final class UnfitBody extends RuntimeException {

    private final List<Finding> findings;

    UnfitBody(List<Finding> findings) {
        super(
                findings.stream()
                        .map(finding -> finding.field() + ": " + finding.problem())
                        .collect(Collectors.joining(", ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
