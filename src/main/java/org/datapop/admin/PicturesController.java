package org.datapop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentList;
import org.datapop.media.Picture;
import org.datapop.media.Pictures;
import org.datapop.media.UnfitPicture;
import org.datapop.shared.TypedText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The pictures of the site: brought in, found, named, credited, and erased. */
@Controller
class PicturesController {

    private static final String PATH = "/admin/pictures";
    private static final int A_PAGE = 48;

    /** For scripts, which read words as UTF-8 whatever they are sent in. */
    private static final MediaType WORDS = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final Desk desk;
    private final Pictures pictures;
    private final DocumentList documents;
    private final MessageSource messages;

    PicturesController(
            Desk desk, Pictures pictures, DocumentList documents, MessageSource messages) {
        this.desk = desk;
        this.pictures = pictures;
        this.documents = documents;
        this.messages = messages;
    }

    /**
     * @param document the one whose form they came from, and go back to
     */
    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(name = "for", required = false) @Nullable UUID document,
            Model model) {
        desk.require(Action.READ, Subject.site());
        return shelf(q, after, document, "", model);
    }

    @PostMapping(PATH)
    Object add(
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "for", required = false) @Nullable UUID document,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        desk.require(Action.CREATE, Subject.site());
        var isForScript = MediaType.TEXT_PLAIN_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
        try (var bytes = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            var called = file == null ? null : file.getOriginalFilename();
            var id = pictures.add(bytes, called == null ? "" : called, desk.account().actor());
            if (isForScript) {
                var picture = open(id);
                return ResponseEntity.status(HttpStatus.CREATED)
                        .header(HttpHeaders.LOCATION, picture.thumbnail())
                        .header("Picture", id.toString())
                        .contentType(WORDS)
                        .body(picture.name());
            }
            return "redirect:" + PATH + "/" + id + (document == null ? "" : "?for=" + document);
        } catch (UnfitPicture unfit) {
            var key = "admin.pictures.unfit." + unfit.reason().name();
            if (isForScript) {
                return ResponseEntity.unprocessableContent()
                        .contentType(WORDS)
                        .body(messages.getMessage(key, null, locale));
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shelf("", null, document, unfit.reason().name(), model);
        }
    }

    private String shelf(
            String q, @Nullable UUID after, @Nullable UUID document, String problem, Model model) {
        var found = pictures.list(q, after, A_PAGE + 1);
        model.addAttribute("pictures", found.stream().limit(A_PAGE).toList());
        model.addAttribute("next", found.size() > A_PAGE ? found.get(A_PAGE - 1).id() : null);
        model.addAttribute("q", q);
        model.addAttribute("back", document);
        model.addAttribute("problem", problem);
        return "admin/pictures";
    }

    @GetMapping(PATH + "/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(name = "for", required = false) @Nullable UUID document,
            Model model) {
        desk.require(Action.READ, Subject.site());
        return show(open(id), document, "", model);
    }

    /** Where the form finds the picture of which it knows no more than the id. */
    @GetMapping(PATH + "/{id}/thumbnail")
    String thumbnail(@PathVariable UUID id) {
        desk.require(Action.READ, Subject.site());
        return "redirect:" + open(id).thumbnail();
    }

    @PostMapping(PATH + "/{id}")
    String describe(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam(name = "for", required = false) @Nullable UUID document,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.SAVE, Subject.site());
        var picture = open(id);
        if (isUnfit(name) || isUnfit(credit)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(picture, document, "text", model);
            model.addAttribute("name", name);
            model.addAttribute("credit", credit);
            return "admin/picture";
        }
        pictures.describe(id, name, credit, desk.account().actor());
        return "redirect:"
                + PATH
                + "/"
                + id
                + "?saved"
                + (document == null ? "" : "&for=" + document);
    }

    private static boolean isUnfit(String text) {
        return !TypedText.isLine(text, Picture.LONGEST);
    }

    @Confirmed
    @PostMapping(PATH + "/{id}/erasure")
    String erase(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.ERASE, Subject.site());
        var picture = open(id);
        if (reason.isBlank() || isUnfit(reason)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(picture, null, "reason", model);
        }
        pictures.erase(id, reason.strip(), desk.account().actor());
        return "redirect:" + PATH + "?erased";
    }

    private Picture open(UUID id) {
        return pictures.find(id)
                .filter(picture -> picture.erasedAt() == null)
                .orElseThrow(() -> new ContentGone("There is no picture " + id));
    }

    private String show(Picture picture, @Nullable UUID document, String problem, Model model) {
        model.addAttribute("picture", picture);
        model.addAttribute("name", picture.name());
        model.addAttribute("credit", picture.credit());
        model.addAttribute("uses", documents.showing(picture.id()));
        model.addAttribute("back", document);
        model.addAttribute("problem", problem);
        model.addAttribute("mayDescribe", desk.permits(Action.SAVE, Subject.site()));
        model.addAttribute("mayErase", desk.permits(Action.ERASE, Subject.site()));
        return "admin/picture";
    }
}
