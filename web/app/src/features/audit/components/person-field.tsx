import Autocomplete from "@mui/material/Autocomplete";
import FormControl from "@mui/material/FormControl";
import FormLabel from "@mui/material/FormLabel";
import TextField from "@mui/material/TextField";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** Who fits what is typed; the server searches, so that everybody of a large company can be found. */
export interface People {
  found: Person[];
  isLoading: boolean;
  onSearch: (text: string) => void;
}

interface Props {
  people: People;
  isChosen: boolean;
  onChange: (id: string) => void;
}

/** One person of the company, found by typing; empty means everybody. */
export function PersonField({ people, isChosen, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [person, setPerson] = useState<Person | null>(null);
  return (
    <FormControl fullWidth>
      <FormLabel htmlFor={id} sx={{ mb: 0.75 }}>
        {t("audit.person")}
      </FormLabel>
      <Autocomplete
        id={id}
        options={people.found}
        value={isChosen ? person : null}
        loading={people.isLoading}
        filterOptions={(found) => found}
        getOptionKey={(each) => each.id}
        getOptionLabel={(each) => each.name}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        loadingText={t("states.loading")}
        noOptionsText={t("audit.nobody")}
        clearText={t("audit.clear")}
        openText={t("forms.show")}
        closeText={t("forms.close")}
        onInputChange={(_, text, reason) => people.onSearch(reason === "input" ? text : "")}
        onChange={(_, chosen) => {
          setPerson(chosen);
          onChange(chosen?.id ?? "");
        }}
        renderInput={(field) => <TextField {...field} placeholder={t("audit.everybody")} />}
      />
    </FormControl>
  );
}
