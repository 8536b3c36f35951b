import type { ComponentChildren } from 'preact';

export interface Column {
  title: string;
  numeric?: boolean;
}

interface Props {
  /** For screen readers; the heading above says the same to the eye. */
  caption: string;
  columns: Column[];
  rows: { key: string | number; cells: ComponentChildren[] }[];
  /** Whether rows become cards where there is little room. */
  cards?: boolean;
}

export function Table({ caption, columns, rows, cards }: Props) {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class={cards ? 'cards' : undefined}>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={index} class={columns[index]?.numeric ? 'numeric' : undefined} data-title={columns[index]?.title}>
                  {cards && cell !== '' ? <div>{cell}</div> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
