package org.datapop.accounts;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** What keeps passkeys in a browser of a test: one authenticator at a time, that can be changed. */
final class VirtualKeys {

    private final CDPSession tools;
    private String authenticator;

    VirtualKeys(Page page) {
        tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable", new JsonObject());
        authenticator = add();
    }

    /** Another device, which has none of the passkeys of the one before. */
    void change() {
        tools.send("WebAuthn.removeVirtualAuthenticator", named());
        authenticator = add();
    }

    /** The one passkey there is. */
    JsonObject take() {
        return tools.send("WebAuthn.getCredentials", named())
                .getAsJsonArray("credentials")
                .get(0)
                .getAsJsonObject();
    }

    void put(JsonObject credential) {
        var sent = named();
        sent.add("credential", credential);
        tools.send("WebAuthn.addCredential", sent);
    }

    /** Whether whoever holds the device is recognized by it. */
    void recognize(boolean owner) {
        var sent = named();
        sent.addProperty("isUserVerified", owner);
        tools.send("WebAuthn.setUserVerified", sent);
    }

    private String add() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var sent = new JsonObject();
        sent.add("options", options);
        return tools.send("WebAuthn.addVirtualAuthenticator", sent)
                .get("authenticatorId")
                .getAsString();
    }

    private JsonObject named() {
        var named = new JsonObject();
        named.addProperty("authenticatorId", authenticator);
        return named;
    }
}
