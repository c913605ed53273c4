package org.datapop.site.rendering;

import org.datapop.web.Finished;

/** Answers what the public asks for now. */
public interface PublicAnswers {

    /**
     * The same as {@link Pages#render} makes of it, ready to be sent.
     *
     * @throws org.datapop.web.Unavailable when it isn't kept and can't be made at the moment
     */
    Finished answer(Asked asked);
}
