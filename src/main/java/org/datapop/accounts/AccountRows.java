package org.datapop.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts as they are stored. */
interface AccountRows extends Repository<AccountRow, UUID> {

    AccountRow save(AccountRow row);

    Optional<AccountRow> findById(UUID id);

    Optional<AccountRow> findByEmailKey(String emailKey);

    /** Keeps a password by newer means, unless it was changed meanwhile. */
    @Transactional
    @Modifying
    @Query(
            "update AccountRow a set a.passwordHash = :hash where a.id = :id and a.passwordHash = :before")
    void rehash(UUID id, String before, String hash);

    List<AccountRow> findAllByOrderByNameAscIdAsc();

    @Query(
            "select count(a) from AccountRow a where a.role = ADMINISTRATOR and a.disabledAt is null")
    long countAdministrators();
}
