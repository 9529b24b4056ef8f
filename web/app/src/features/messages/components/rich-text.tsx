import Box from "@mui/material/Box";
import { useMemo } from "react";
import { isOnlyEmoji, parseText, type TextNode } from "../formatting";

const tags = { bold: "strong", italic: "em", strike: "s" } as const;

/** A text with WhatsApp's emphasis and with web addresses one can click; nothing of it is ever taken as HTML. */
export function RichText({ text, large = false }: { text: string; large?: boolean }) {
  const nodes = useMemo(() => parseText(text), [text]);
  if (large && isOnlyEmoji(text)) {
    return (
      <Box component="span" sx={{ fontSize: 34, lineHeight: 1.25 }}>
        {text}
      </Box>
    );
  }
  return <Nodes nodes={nodes} />;
}

function Nodes({ nodes }: { nodes: TextNode[] }) {
  return nodes.map((node, index) => <Node key={index} node={node} />);
}

function Node({ node }: { node: TextNode }) {
  if (node.kind === "text") return node.text;
  if (node.kind === "link") {
    return (
      <a href={node.href} target="_blank" rel="noopener noreferrer nofollow">
        {node.href}
      </a>
    );
  }
  if (node.kind === "code") {
    return (
      <Box
        component="code"
        sx={{
          fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
          fontSize: 13,
          borderRadius: "5px",
          bgcolor: "tk.neutralSoft",
          ...(node.block ? { display: "block", px: 1, py: 0.5, my: 0.25 } : { px: 0.5, py: "1px" }),
        }}
      >
        {node.text}
      </Box>
    );
  }
  const Tag = tags[node.kind];
  return (
    <Tag>
      <Nodes nodes={node.children} />
    </Tag>
  );
}
