package org.datapop.admin;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.datapop.backup.BackupFailed;
import org.datapop.backup.Backups;
import org.datapop.web.SiteProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Receives a backup of any size, for whoever has the link of the first run. A servlet of its own,
 * since what other screens receive is limited before any of them is asked; and nothing of the body
 * is read before the link was found to be good.
 */
class BackupUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long NO_LIMIT = -1;

    private final transient ObjectProvider<FirstRun> firstRun;
    private final transient ObjectProvider<Backups> backups;

    /** The server makes its servlets before there is a database. */
    BackupUpload(ObjectProvider<FirstRun> firstRun, ObjectProvider<Backups> backups) {
        this.firstRun = firstRun;
        this.backups = backups;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var path = String.valueOf(request.getPathInfo());
        var token = path.substring(Math.min(1, path.length()));
        try {
            firstRun.getObject().require(token);
        } catch (LinkExpired e) {
            response.sendError(HttpServletResponse.SC_GONE);
            return;
        }
        response.sendRedirect(FirstRunBackupsController.path(token) + outcome(request));
    }

    private String outcome(HttpServletRequest request) throws ServletException {
        try {
            var folder = backups.getObject().usableFolder();
            var part = request.getPart("backup");
            if (part == null || part.getSize() == 0) {
                return "?problem=none";
            }
            var received = folder.resolve("received." + UUID.randomUUID() + ".part");
            try {
                part.write(received.toString());
                return "?received#" + backups.getObject().keep(received).name();
            } finally {
                Files.deleteIfExists(received);
            }
        } catch (BackupFailed e) {
            return "?problem=" + UnderWay.key(e.reason());
        } catch (IOException | IllegalStateException e) {
            var told = BackupFailed.of(e);
            return "?problem=" + UnderWay.key(told.reason());
        }
    }

    /** Puts it where nothing else answers. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        @Bean
        ServletRegistrationBean<BackupUpload> backupUpload(
                ObjectProvider<FirstRun> firstRun,
                ObjectProvider<Backups> backups,
                SiteProperties site) {
            var servlet =
                    new ServletRegistrationBean<>(
                            new BackupUpload(firstRun, backups), AdminSecurity.BACKUP_UPLOAD + "*");
            // Where backups are kept, so that what was received needs but another name.
            Path room = site.data().toAbsolutePath().resolve("backups");
            servlet.setMultipartConfig(
                    new MultipartConfigElement(room.toString(), NO_LIMIT, NO_LIMIT, 0));
            return servlet;
        }
    }
}
