namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>In which order a date's day, month and year may be meant.</summary>
[Flags]
internal enum DateOrders
{
    None = 0,
    YearMonthDay = 1,
    DayMonthYear = 2,
    MonthDayYear = 4,
    Any = YearMonthDay | DayMonthYear | MonthDayYear,
}
