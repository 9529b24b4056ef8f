import { render, screen } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { user } from "../../test/user";
import { InlineEdit } from "./inline-edit";

function field(onSave = vi.fn(() => Promise.resolve(true))) {
  render(<InlineEdit label="E-mail" value="ana@padaria.example" placeholder="Adicionar" onSave={onSave} />);
  return onSave;
}
const open = () => user.click(screen.getByRole("button"));

describe("A value that is edited where it stands", () => {
  test("Enter saves what was typed and gives the keyboard back", async () => {
    const saved = field();
    await open();
    await user.keyboard("novo@padaria.example{Enter}");
    expect(saved).toHaveBeenCalledExactlyOnceWith("novo@padaria.example", undefined);
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button")));
  });

  test("Esc takes back and saves nothing", async () => {
    const saved = field();
    await open();
    await user.keyboard("outro{Escape}");
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole("button").textContent).toContain("ana@padaria.example");
  });

  test("Leaving the field saves; leaving it as it was does not", async () => {
    const saved = field();
    await open();
    await user.tab();
    expect(saved).not.toHaveBeenCalled();
    await open();
    await user.keyboard("novo@padaria.example");
    await user.tab();
    expect(saved).toHaveBeenCalledOnce();
  });

  test("What was refused stays open to be put right", async () => {
    field(vi.fn(() => Promise.resolve(false)));
    await open();
    await user.keyboard("nada{Enter}");
    expect(screen.getByRole("textbox", { name: "E-mail" })).toHaveProperty("value", "nada");
  });

  test("What was seen when the editing began is handed over; who saves again below an error has seen what is there now", async () => {
    const saved = vi.fn(() => Promise.resolve(false));
    const props = { label: "Nome", value: "Marina", placeholder: "", onSave: saved };
    const { rerender } = render(<InlineEdit {...props} version={1} />);
    await open();
    rerender(<InlineEdit {...props} version={2} />);
    await user.keyboard("Marina Souza{Enter}");
    expect(saved).toHaveBeenLastCalledWith("Marina Souza", 1);
    rerender(<InlineEdit {...props} version={2} error="Outra pessoa alterou" />);
    await user.keyboard("{Enter}");
    expect(saved).toHaveBeenLastCalledWith("Marina Souza", 2);
  });
});
