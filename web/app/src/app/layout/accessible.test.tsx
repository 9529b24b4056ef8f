import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { FirstStepsCard } from "../../features/dashboard/components/first-steps-card";
import { firstSteps } from "../../features/dashboard/first-steps";
import { InlineEdit } from "../../ui/inline-edit";
import { Segmented } from "../../ui/segmented";
import { SwitchRow } from "../../ui/switch-row";
import { renderSignedIn } from "../../../test/render";
import { TicketCard } from "../../features/tickets/components/ticket-card";
import { ticket } from "../../../test/samples";
import { BottomBar } from "./bottom-bar";
import { Rail } from "./rail";
import { ShortcutSheet } from "./shortcut-sheet";

const nothing = () => undefined;
const steps = firstSteps({ connections: [], queues: 1, users: 1, tickets: 0 });

/** What only a browser can judge, colours and sizes, is judged there. */
async function faults(ui: ReactNode, how: (ui: ReactNode) => { baseElement: Element } = render) {
  const { baseElement } = how(ui);
  const found = await axe.run(baseElement, {
    rules: {
      "color-contrast": { enabled: false },
      region: { enabled: false },
      "page-has-heading-one": { enabled: false },
    },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test.each<[string, ReactNode]>([
  ["The first steps", <FirstStepsCard key="a" steps={steps} links={{ connection: "/connections" }} />],
  ["A switch", <SwitchRow key="b" label="Som" help="Quando alguém escreve" checked onChange={nothing} />],
  [
    "A few choices",
    <Segmented key="c" label="Tema" value="a" options={[{ value: "a", label: "Claro" }]} onChange={nothing} />,
  ],
  [
    "An edited value",
    <InlineEdit key="d" label="Nome" value="Ana" placeholder="Nome" onSave={() => Promise.resolve(true)} />,
  ],
  ["The sheet of shortcuts", <ShortcutSheet key="e" onClose={nothing} />],
])("%s can be used by everyone", async (_, ui) => {
  expect(await faults(ui)).toEqual([]);
});

test.each<[string, ReactNode]>([
  ["A card in a column", <TicketCard key="a" ticket={ticket({ unreadCount: 2 })} search="" />],
  ["The rail", <Rail key="b" onPalette={nothing} onShortcuts={nothing} />],
  ["The bar of a phone", <BottomBar key="c" />],
])("%s can be used by everyone", async (_, ui) => {
  expect(await faults(ui, (inside) => renderSignedIn(inside))).toEqual([]);
});
