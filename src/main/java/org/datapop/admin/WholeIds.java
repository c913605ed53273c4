package org.datapop.admin;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * One spelling of every id in addresses and forms. Java alone would read {@code 1-2-3-4-5} as one
 * too, and what is cut off an address by the length of its id would be cut at the wrong place.
 */
@ControllerAdvice(basePackages = "org.datapop.admin")
class WholeIds {

    @InitBinder
    void read(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new Editor());
    }

    private static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            if (text.isBlank()) {
                setValue(null); // as a field is sent that is left empty
                return;
            }
            var id = UUID.fromString(text);
            if (!id.toString().equals(text)) {
                throw new IllegalArgumentException("'" + text + "' is no id as we write them");
            }
            setValue(id);
        }
    }
}
