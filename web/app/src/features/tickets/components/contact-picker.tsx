import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import { Phone, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, formatPhone } from "../../../lib/format";
import { useContactSearch } from "../../../lib/use-contact-search";
import { Avatar } from "../../../ui/avatar";
import { SearchInput } from "../../../ui/search-input";

/** A known contact, or a number that becomes one. */
export interface Picked {
  id?: string;
  name: string;
  phone: string;
}

interface Props {
  picked: Picked | null;
  onPick: (picked: Picked | null) => void;
  error?: string;
}

const FEWEST_DIGITS = 8;

/** Finds a contact by name or number; a number nobody has can be taken as it is. */
export function ContactPicker({ picked, onPick, error }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const found = useContactSearch(search);
  const place = useRef<HTMLDivElement>(null);
  const picking = picked === null;
  const digits = search.replace(/\D/g, "");
  const isNumber = digits.length >= FEWEST_DIGITS && /^[\d\s()+-]+$/.test(search);

  useEffect(() => {
    if (picking) place.current?.querySelector("input")?.focus();
  }, [picking]);

  if (picked) {
    return (
      <Box>
        <Box
          sx={{ display: "flex", alignItems: "center", gap: 1.25, p: 1, borderRadius: "11px", bgcolor: "tk.sunken" }}
        >
          <Avatar name={picked.name} seed={picked.id ?? picked.phone} size={36} />
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ fontWeight: 600 }}>{picked.name}</Box>
            <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{formatPhone(picked.phone)}</Box>
          </Box>
          <IconButton
            aria-label={t("newTicket.chooseOther")}
            title={t("newTicket.chooseOther")}
            onClick={() => onPick(null)}
          >
            <X size={17} />
          </IconButton>
        </Box>
        {error && <FormHelperText error>{error}</FormHelperText>}
      </Box>
    );
  }
  return (
    <Box ref={place}>
      <SearchInput
        label={t("newTicket.contact")}
        placeholder={t("newTicket.contactPlaceholder")}
        value={search}
        onChange={setSearch}
      />
      <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 1, p: 0, height: 228, overflowY: "auto" }}>
        {isNumber && (
          <Row
            name={t("newTicket.useNumber", { phone: search.trim() })}
            detail={t("newTicket.newContact")}
            icon
            onClick={() => onPick({ name: search.trim(), phone: search.trim() })}
          />
        )}
        {(found.data ?? []).map((contact) => (
          <Row
            key={contact.id}
            name={contactName(contact)}
            seed={contact.id}
            detail={formatPhone(contact.phone)}
            onClick={() => onPick({ id: contact.id, name: contactName(contact), phone: contact.phone ?? "" })}
          />
        ))}
        {found.isSuccess && found.data.length === 0 && !isNumber && (
          <Box component="li" role="status" sx={{ p: 2, fontSize: 13.5, color: "tk.ink2", textAlign: "center" }}>
            {t("newTicket.nobody")}
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Row({
  name,
  detail,
  seed,
  icon,
  onClick,
}: {
  name: string;
  detail: string;
  seed?: string;
  icon?: boolean;
  onClick: () => void;
}) {
  return (
    <li>
      <ButtonBase
        onClick={onClick}
        sx={{
          width: "100%",
          justifyContent: "flex-start",
          textAlign: "left",
          gap: 1.25,
          px: 1,
          py: 0.75,
          borderRadius: "9px",
          "&:hover": { bgcolor: "tk.sunken" },
        }}
      >
        {icon ? (
          <Box
            sx={{
              width: 34,
              height: 34,
              borderRadius: "50%",
              display: "grid",
              placeItems: "center",
              color: "tk.accent",
              bgcolor: "tk.accentSoft",
            }}
          >
            <Phone size={17} aria-hidden />
          </Box>
        ) : (
          <Avatar name={name} seed={seed ?? name} size={34} />
        )}
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ fontSize: 14, fontWeight: 550 }}>{name}</Box>
          <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{detail}</Box>
        </Box>
      </ButtonBase>
    </li>
  );
}
