import { screen } from "@testing-library/react";
import { user } from "../../../../test/user";
import { expect, test } from "vitest";
import { fakeServer } from "../../../../test/fake-server";
import { renderSignedIn } from "../../../../test/render";
import { ticket } from "../../../../test/samples";
import { ticketKeys } from "../ticket-keys";
import { useTicketAction } from "./use-ticket-action";

function Accept() {
  const action = useTicketAction("t1");
  return <button onClick={() => action.mutate("accept")}>Aceitar</button>;
}

const bruno = { id: "bruno", name: "Bruno", photoUrl: null };

test("A colleague who was faster is named, and the ticket is shown as it is now", async () => {
  const current = ticket({ status: "open", assigneeId: "bruno", assignee: bruno });
  fakeServer(() => ({ status: 409, body: { code: "ticket.changed", ticket: current } }));
  const { queryClient } = renderSignedIn(<Accept />);

  await user.click(screen.getByRole("button", { name: "Aceitar" }));

  expect((await screen.findByRole("status")).textContent).toContain("Bruno pegou este ticket antes.");
  expect(queryClient.getQueryData(ticketKeys.detail("t1"))).toEqual(current);
});

test("Accepting shows the answer of the server at once", async () => {
  const accepted = ticket({
    status: "open",
    assigneeId: "ana",
    assignee: { id: "ana", name: "Ana Lima", photoUrl: null },
  });
  const calls = fakeServer(() => ({ body: accepted }));
  const { queryClient } = renderSignedIn(<Accept />);

  await user.click(screen.getByRole("button", { name: "Aceitar" }));

  await expect.poll(() => queryClient.getQueryData(ticketKeys.detail("t1"))).toEqual(accepted);
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /api/tickets/t1/accept"]);
});

test("Another refusal is told in the server's own sentence", async () => {
  fakeServer(() => ({
    status: 409,
    body: { code: "ticket.other_active", detail: "Este cliente já tem outro ticket." },
  }));
  renderSignedIn(<Accept />);

  await user.click(screen.getByRole("button", { name: "Aceitar" }));

  expect((await screen.findByRole("alert")).textContent).toContain("Este cliente já tem outro ticket.");
});
