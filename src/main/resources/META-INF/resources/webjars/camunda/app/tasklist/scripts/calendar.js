// The calendar of the form viewer (flatpickr) speaks English and opens at the machine's date: each is put into Italian,
// at the program's date, before it opens.

const names = (options, days) => {
  const format = new Intl.DateTimeFormat('it-IT', { ...options, timeZone: 'UTC' });
  return days.map(day => format.format(day));
};
const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2020, month, 1));
// Flatpickr counts from Sunday, which 1 November 2020 was.
const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2020, 10, 1 + day));

const italian = {
  firstDayOfWeek: 1,
  weekdays: { shorthand: names({ weekday: 'short' }, week), longhand: names({ weekday: 'long' }, week) },
  months: { shorthand: names({ month: 'short' }, months), longhand: names({ month: 'long' }, months) },
  monthAriaLabel: 'Mese',
  yearAriaLabel: 'Anno',
  hourAriaLabel: 'Ora',
  minuteAriaLabel: 'Minuti',
};

function settle({ target }) {
  const calendar = target._flatpickr;
  if (calendar && calendar.config.locale !== italian) {
    calendar.set('locale', italian);
    calendar.set('showMonths', 1); // draws the names of the months again
    calendar.now = new Date();
    if (calendar.selectedDates.length === 0) {
      calendar.jumpToDate(calendar.now);
    }
  }
}
// Before the calendar's own listener on its field, which opens it.
addEventListener('focus', settle, true);
