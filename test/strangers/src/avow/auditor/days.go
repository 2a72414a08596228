package main

import "time"

const day = 86400

func dayOf(seconds int64) string { return time.Unix(seconds, 0).UTC().Format(time.DateOnly) }

func timeText(seconds int64) string {
	return time.Unix(seconds, 0).UTC().Format("2006-01-02T15:04:05Z")
}

// addDays is the date so many days after a date.
func addDays(date string, days int64) string {
	found, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return found.AddDate(0, 0, int(days)).Format(time.DateOnly)
}

// over is the date from which so many days from a date are over: that day counts for none of them.
func over(date string, days int64) string { return addDays(date, days+1) }

func secondsOf(text string) int64 {
	found, _ := time.Parse("2006-01-02T15:04:05Z", text)
	return found.Unix()
}

func isDate(text string) bool {
	found, err := time.Parse(time.DateOnly, text)
	return err == nil && found.Format(time.DateOnly) == text
}

func isTime(text string) bool {
	found, err := time.Parse("2006-01-02T15:04:05Z", text)
	return err == nil && found.Format("2006-01-02T15:04:05Z") == text
}
