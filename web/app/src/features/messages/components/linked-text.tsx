import { Fragment } from "react";

const LINK = /https?:\/\/[^\s<>"']+/gi;

/** The text as it came, with web addresses one can click; only http and https ever become links. */
export function LinkedText({ text }: { text: string }) {
  const parts = [];
  let last = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, "");
    parts.push(
      <Fragment key={match.index}>
        {text.slice(last, match.index)}
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {href}
        </a>
      </Fragment>,
    );
    last = match.index + href.length;
  }
  return (
    <>
      {parts}
      {text.slice(last)}
    </>
  );
}
