package org.datapop;

import org.datapop.backup.BackupCommand;
import org.datapop.delivery.WaitingRoom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the site: its public pages, its staff area and, unless told otherwise, its database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** The site, whose start waits for a database that is away. */
    static SpringApplication site() {
        var site = new SpringApplication(Application.class);
        site.addListeners(new WaitingRoom.Door());
        return site;
    }

    static void main(String[] args) {
        if (BackupCommand.isMeant(args)) {
            System.exit(BackupCommand.run(args));
        }
        site().run(args);
    }
}
