namespace Sipaku.Activities.Local.Import.Texts;

/// <summary>The day that a date is under each order of day, month and year; -1 under an order that makes no day of it.</summary>
internal readonly record struct DateChoice(int YearMonthDay, int DayMonthYear, int MonthDayYear)
{
    /// <summary>The orders under which it is a day.</summary>
    public DateOrders Orders =>
        (YearMonthDay < 0 ? DateOrders.None : DateOrders.YearMonthDay)
        | (DayMonthYear < 0 ? DateOrders.None : DateOrders.DayMonthYear)
        | (MonthDayYear < 0 ? DateOrders.None : DateOrders.MonthDayYear);

    /// <summary>A date that is the same day whatever the order.</summary>
    public static DateChoice Certain(int day) => new(day, day, day);

    /// <summary>The day that it is under any of some orders; -1 where that is none, or more than one.</summary>
    public int Under(DateOrders orders)
    {
        int day = -1;
        return Agrees(orders, DateOrders.YearMonthDay, YearMonthDay, ref day)
            && Agrees(orders, DateOrders.DayMonthYear, DayMonthYear, ref day)
            && Agrees(orders, DateOrders.MonthDayYear, MonthDayYear, ref day)
            ? day
            : -1;
    }

    private static bool Agrees(DateOrders orders, DateOrders order, int candidate, ref int day)
    {
        if ((orders & order) == 0 || candidate < 0 || candidate == day)
        {
            return true;
        }

        bool first = day < 0;
        day = candidate;
        return first;
    }
}
