import { useEffect } from "react";

const APP = "Taktchat";
let name = "";
let unread = 0;

function show() {
  document.title = `${unread > 0 ? `(${unread}) ` : ""}${name ? `${name} · ` : ""}${APP}`;
}

/** What the browser's tab says while this screen is shown. */
export function usePageTitle(title: string) {
  useEffect(() => {
    name = title;
    show();
    return () => {
      name = "";
      show();
    };
  }, [title]);
}

/** How many of my tickets wait to be read, before the title of whatever screen there is. */
export function setTitleBadge(count: number) {
  unread = count;
  show();
}
