/** Mails to staff: written with what causes them, delivered afterwards. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "accounts", "web"})
package org.datapop.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
