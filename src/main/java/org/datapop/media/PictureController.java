package org.datapop.media;

import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Gives pictures to whoever knows their address. */
@Controller
class PictureController {

    private static final MediaType WEBP = MediaType.parseMediaType("image/webp");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Pictures pictures;
    private final PictureFiles files;

    PictureController(Pictures pictures, PictureFiles files) {
        this.pictures = pictures;
        this.files = files;
    }

    @GetMapping(PictureAddress.FOLDER + "{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        var address =
                PictureAddress.read(file)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return files.find(address.id(), address.width())
                .map(found ->
                        ResponseEntity.ok()
                                .contentType(WEBP)
                                .cacheControl(FOR_EVER)
                                // For the frame of a preview, whose origin is nobody's.
                                .header("Cross-Origin-Resource-Policy", "cross-origin")
                                .eTag("\"" + address.id() + "-" + address.width() + "\"")
                                .<Resource>body(new FileSystemResource(found)))
                .orElseThrow(() ->
                        new ResponseStatusException(
                                pictures.isErased(address.id())
                                        ? HttpStatus.GONE
                                        : HttpStatus.NOT_FOUND));
    }
}
