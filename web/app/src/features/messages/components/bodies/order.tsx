import Box from "@mui/material/Box";
import { ShoppingBag } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ShopOrder } from "../../../../lib/wire";

/** The sum of an order in its smallest unit; null when a price is missing or currencies differ. */
export function orderTotal({ items }: ShopOrder) {
  const currency = items[0]?.currency;
  if (!currency || items.some((item) => item.unitPrice === null || item.currency !== currency)) return null;
  return { amount: items.reduce((sum, item) => sum + (item.unitPrice ?? 0) * item.quantity, 0), currency };
}

export function formatMoney(amount: number, currency: string, language: string) {
  try {
    const format = new Intl.NumberFormat(language, { style: "currency", currency });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    // A currency nobody knows: the figure still tells something.
    return `${currency} ${(amount / 100).toFixed(2)}`;
  }
}

/** An order from the catalogue: what, how many, and what it comes to. */
export function OrderBody({ order }: { order: ShopOrder }) {
  const { t, i18n } = useTranslation();
  const total = orderTotal(order);
  const count = order.items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <Box sx={{ width: 280, maxWidth: "100%", whiteSpace: "normal" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, fontWeight: 650, pb: 0.75 }}>
        <ShoppingBag size={17} aria-hidden />
        {t("messages.order.title", { count })}
      </Box>
      {order.items.map((item, index) => (
        <Box key={`${item.productId}:${index}`} sx={{ display: "flex", gap: 1, py: "3px", fontSize: 13 }}>
          <Box sx={{ color: "tk.ink2", fontVariantNumeric: "tabular-nums" }}>{item.quantity}×</Box>
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{item.productId}</Box>
          {item.unitPrice !== null && item.currency && (
            <Box sx={{ fontVariantNumeric: "tabular-nums" }}>
              {formatMoney(item.unitPrice * item.quantity, item.currency, i18n.language)}
            </Box>
          )}
        </Box>
      ))}
      {total && (
        <Box
          sx={{
            display: "flex",
            justifyContent: "space-between",
            mt: 0.5,
            pt: 0.75,
            fontWeight: 650,
            borderTop: "1px solid",
            borderColor: "tk.lineStrong",
          }}
        >
          <span>{t("messages.order.total")}</span>
          <span>{formatMoney(total.amount, total.currency, i18n.language)}</span>
        </Box>
      )}
    </Box>
  );
}
