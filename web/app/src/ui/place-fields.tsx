import { useTranslation } from "react-i18next";
import { parsePoint } from "./parse-point";
import type { TypedPlace } from "./typed-place";
import { Field } from "./field";

interface Props {
  value: TypedPlace;
  onChange: (value: TypedPlace) => void;
  autoFocus?: boolean;
}

/** A place as people have it: typed, or pasted from a map. */
export function PlaceFields({ value, onChange, autoFocus }: Props) {
  const { t } = useTranslation();
  const { point, name, address } = value;
  return (
    <>
      <Field
        label={t("composer.location.point")}
        help={t("composer.location.pointHelp")}
        error={point && !parsePoint(point) ? t("composer.location.pointWrong") : undefined}
        value={point}
        onChange={(event) => onChange({ ...value, point: event.target.value })}
        placeholder="-23.56137, -46.65618"
        autoFocus={autoFocus}
      />
      <Field
        label={t("composer.location.name")}
        value={name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
        inputProps={{ maxLength: 100 }}
      />
      <Field
        label={t("composer.location.address")}
        value={address}
        onChange={(event) => onChange({ ...value, address: event.target.value })}
        inputProps={{ maxLength: 200 }}
      />
    </>
  );
}
