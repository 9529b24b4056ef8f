import {
  FileText,
  ImageIcon,
  LayoutList,
  Link,
  List,
  MapPin,
  MessageSquareText,
  Plus,
  Sticker,
  UserRound,
} from "lucide-react";
import { useRef, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FileUse } from "../../../lib/upload";
import { PopupMenu } from "../../../ui/popup-menu";
import type { MenuEntry } from "../../../ui/popup-menu-list";
import { useStageFiles } from "../use-stage-files";

export type Attachable = "location" | "contact" | "buttons" | "list" | "link";

interface Props {
  ticketId: string;
  onPick: (what: Attachable) => void;
  /** Left out on channels without templates. */
  onTemplate?: () => void;
}

/** The plus beside the words: all that can be sent besides them. */
export function AttachMenu({ ticketId, onPick, onTemplate }: Props) {
  const { t } = useTranslation();
  const stage = useStageFiles(ticketId);
  const input = useRef<HTMLInputElement>(null);
  const use = useRef<FileUse>("attachment");

  function choose(wanted: FileUse, accept: string) {
    if (!input.current) return;
    use.current = wanted;
    input.current.accept = accept;
    input.current.click();
  }
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    stage(event.target.files ?? [], use.current);
    // The same file may be chosen again after it was taken out.
    event.target.value = "";
  }

  const icon = { size: 17, "aria-hidden": true } as const;
  const entries: MenuEntry[] = [
    {
      kind: "item",
      key: "media",
      label: t("composer.attach.media"),
      icon: <ImageIcon {...icon} />,
      run: () => choose("attachment", "image/*,video/*"),
    },
    {
      kind: "item",
      key: "document",
      label: t("composer.attach.document"),
      icon: <FileText {...icon} />,
      run: () => choose("document", ""),
    },
    {
      kind: "item",
      key: "sticker",
      label: t("composer.attach.sticker"),
      icon: <Sticker {...icon} />,
      run: () => choose("sticker", "image/webp"),
    },
    {
      kind: "item",
      key: "location",
      label: t("composer.attach.location"),
      icon: <MapPin {...icon} />,
      run: () => onPick("location"),
    },
    {
      kind: "item",
      key: "contact",
      label: t("composer.attach.contact"),
      icon: <UserRound {...icon} />,
      run: () => onPick("contact"),
    },
    { kind: "divider", key: "line" },
    {
      kind: "item",
      key: "buttons",
      label: t("composer.attach.buttons"),
      icon: <LayoutList {...icon} />,
      run: () => onPick("buttons"),
    },
    {
      kind: "item",
      key: "list",
      label: t("composer.attach.list"),
      icon: <List {...icon} />,
      run: () => onPick("list"),
    },
    {
      kind: "item",
      key: "link",
      label: t("composer.attach.link"),
      icon: <Link {...icon} />,
      run: () => onPick("link"),
    },
    ...(onTemplate
      ? [
          {
            kind: "item" as const,
            key: "template",
            label: t("composer.attach.template"),
            icon: <MessageSquareText {...icon} />,
            run: onTemplate,
          },
        ]
      : []),
  ];

  return (
    <>
      <PopupMenu
        aria-label={t("composer.attach.open")}
        title={t("composer.attach.open")}
        entries={entries}
        sx={{
          width: 36,
          height: 36,
          flexShrink: 0,
          borderRadius: "9px",
          color: "tk.ink2",
          "&:hover": { bgcolor: "tk.sunken", color: "tk.ink" },
        }}
      >
        <Plus size={20} aria-hidden />
      </PopupMenu>
      <input ref={input} type="file" multiple hidden onChange={onChange} data-testid="attach-input" />
    </>
  );
}
