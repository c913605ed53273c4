package org.datapop.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the files of {@link AssetShelf} to those whose requests came the usual way. */
final class AssetServlet extends HttpServlet {

    private final transient AssetShelf shelf;

    AssetServlet(AssetShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var asset = shelf.find(request.getRequestURI(), request.getQueryString());
        if (asset == null) {
            response.sendError(404);
        } else {
            Sending.send(asset, request, response);
        }
    }

    /** Without a body, which the server would only count. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        doGet(request, response);
    }
}
