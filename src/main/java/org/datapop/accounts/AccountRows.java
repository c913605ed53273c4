package org.datapop.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The accounts as they are stored. */
interface AccountRows extends Repository<AccountRow, UUID> {

    AccountRow save(AccountRow row);

    Optional<AccountRow> findById(UUID id);

    Optional<AccountRow> findByEmailKey(String emailKey);

    List<AccountRow> findAllByOrderByNameAscIdAsc();

    @Query(
            "select count(a) from AccountRow a where a.role = ADMINISTRATOR and a.disabledAt is null")
    long countAdministrators();
}
