package org.datapop.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the first administrator, or somebody who was invited, says of themselves. */
record FirstRunForm(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Size(max = 254) String email,
        @NotNull String password,
        @NotBlank @Size(max = 80) String siteName,
        @Nullable String language) {}
