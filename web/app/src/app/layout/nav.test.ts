import { expect, test } from "vitest";
import ptBR from "../../locales/pt-BR.json";
import { navFor, navGroups, navScreens } from "./nav";

const keys = navGroups.flatMap(({ entries }) => entries.map(({ key }) => key));
const shown = (permissions: string[], screens = navScreens) =>
  navFor(permissions, screens).map(({ group, items }) => [group, items.map(({ key }) => key)]);

test("An agent sees what an agent may open, in the order of the menu", () => {
  expect(shown(["contacts.view", "tickets.view"])).toEqual([
    ["service", ["dashboard", "tickets"]],
    ["people", ["contacts"]],
  ]);
});

test("A screen that does not exist is no entry, whatever one may", () => {
  const all = navGroups.flatMap(({ entries }) => entries.map(({ permission }) => permission));
  expect(shown(all, {}).length).toBe(0);
  expect(shown(all).flatMap(([, items]) => items)).toEqual(keys.filter((key) => navScreens[key]));
});

test("Every entry and every group has its words", () => {
  const { groups, ...words } = ptBR.nav;
  expect(keys.filter((key) => !(key in words))).toEqual([]);
  expect(navGroups.filter(({ group }) => !(group in groups))).toEqual([]);
});
