import { useTranslation } from "react-i18next";
import type { FileUse } from "../../lib/upload";
import { toast } from "../../ui/toast";
import { formatBytes } from "./file-kinds";
import { STAGED_MAX, stageFiles } from "./staged-files";

/** Puts files beside the words to be sent and says which cannot come along. */
export function useStageFiles(ticketId: string) {
  const { t, i18n } = useTranslation();
  return (files: Iterable<File>, use?: FileUse) => {
    const [first] = stageFiles(ticketId, files, use);
    if (!first) return;
    const said =
      first.why === "tooMany"
        ? t("composer.files.tooMany", { count: STAGED_MAX })
        : first.why === "empty"
          ? t("composer.files.empty", { name: first.file.name })
          : t("composer.files.tooBig", { name: first.file.name, limit: formatBytes(first.limit, i18n.language) });
    toast(said, { tone: "danger" });
  };
}
