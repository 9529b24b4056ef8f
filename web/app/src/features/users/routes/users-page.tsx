import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "../../../lib/paging";
import { useDebounced } from "../../../lib/use-debounced";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { User } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Card, Page } from "../../../ui/page";
import { QueryState } from "../../../ui/query-state";
import { SearchInput } from "../../../ui/search-input";
import { Blank } from "../../../ui/states";
import { useUsers } from "../api/use-users";
import { UserDialog } from "../components/user-dialog";
import { UserRow } from "../components/user-row";

export function UsersPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const canManage = usePermission("users.manage");
  const [search, setSearch] = useState("");
  const users = useUsers(true, useDebounced(search.trim()));
  const rows = rowsOf(users.data);
  const [open, setOpen] = useState<{ user?: User } | null>(null);

  return (
    <Page
      title={t("nav.users")}
      subtitle={t("users.subtitle")}
      action={
        canManage && (
          <Button variant="contained" color="primary" startIcon={<Plus size={17} />} onClick={() => setOpen({})}>
            {t("users.new")}
          </Button>
        )
      }
    >
      <Box sx={{ mb: 2, maxWidth: { sm: 360 } }}>
        <SearchInput
          label={t("users.search")}
          placeholder={t("users.searchPlaceholder")}
          value={search}
          onChange={setSearch}
        />
      </Box>
      <Card>
        <QueryState
          query={users}
          rowHeight={64}
          texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
          problemText={problemText}
        >
          {rows.length === 0 ? (
            <Blank
              role="status"
              icon={<SearchX />}
              title={t("users.noneFoundTitle")}
              text={t("users.noneFound")}
              action={<Button onClick={() => setSearch("")}>{t("users.clear")}</Button>}
            />
          ) : (
            <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
              {rows.map((user) => (
                <UserRow key={user.id} user={user} onEdit={() => setOpen({ user })} />
              ))}
            </Box>
          )}
        </QueryState>
      </Card>
      {users.hasNextPage && (
        <Box sx={{ display: "grid", placeItems: "center", mt: 2 }}>
          <BusyButton busy={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>
            {t("states.more")}
          </BusyButton>
        </Box>
      )}
      {open && <UserDialog user={open.user} onClose={() => setOpen(null)} />}
    </Page>
  );
}
