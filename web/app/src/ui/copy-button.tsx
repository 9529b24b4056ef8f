import IconButton from "@mui/material/IconButton";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

interface Props {
  value: string;
  copy: string;
  copied: string;
}

/** Copies a short value that stands beside it, and says so. */
export function CopyButton({ value, copy, copied }: Props) {
  const [done, setDone] = useState(false);

  async function take() {
    try {
      await navigator.clipboard.writeText(value);
      setDone(true);
      setTimeout(() => setDone(false), 2_000);
    } catch {
      // Without clipboard permission the value is still there to be selected by hand.
    }
  }

  return (
    <>
      <IconButton
        size="small"
        aria-label={copy}
        title={copy}
        onClick={() => void take()}
        sx={{ width: 26, height: 26, color: done ? "tk.ok" : "tk.ink3" }}
      >
        {done ? <Check size={14} /> : <Copy size={14} />}
      </IconButton>
      <span role="status" className="visually-hidden">
        {done ? copied : ""}
      </span>
    </>
  );
}
