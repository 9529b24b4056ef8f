import { parsePoint } from "./parse-point";

/** A place while it is typed. */
export interface TypedPlace {
  point: string;
  name: string;
  address: string;
}

export const noPlace: TypedPlace = { point: "", name: "", address: "" };

/** The place; null while the point is none. */
export function placeOf({ point, name, address }: TypedPlace) {
  const found = parsePoint(point);
  return found && { ...found, name: name.trim() || null, address: address.trim() || null, url: null };
}
