import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "../../../lib/paging";
import { usePermission } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { User } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Card, Page } from "../../../ui/page";
import { QueryState } from "../../../ui/query-state";
import { useUsers } from "../api/use-users";
import { UserDialog } from "../components/user-dialog";
import { UserRow } from "../components/user-row";

export function UsersPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const canManage = usePermission("users.manage");
  const users = useUsers();
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
      <Card>
        <QueryState
          query={users}
          rowHeight={64}
          texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
          problemText={problemText}
        >
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {rowsOf(users.data).map((user) => (
              <UserRow key={user.id} user={user} onEdit={() => setOpen({ user })} />
            ))}
          </Box>
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
