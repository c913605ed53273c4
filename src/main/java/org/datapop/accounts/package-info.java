/** Who may do what: accounts of staff, their sign-in and their sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web"})
package org.datapop.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
