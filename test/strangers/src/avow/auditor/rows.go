package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// rows is the register, or a view of it.
type rows interface {
	get(table, key string) row
	put(table, key string, r row)
}

// register is all rows, and for each table and call whether there is any.
type register struct {
	tables map[string]map[string]row
	under  map[string]bool
}

func newRegister() *register {
	return &register{tables: map[string]map[string]row{}, under: map[string]bool{}}
}

func (r *register) get(table, key string) row { return r.tables[table][key] }

func (r *register) put(table, key string, made row) {
	if r.tables[table] == nil {
		r.tables[table] = map[string]row{}
	}
	r.tables[table][key] = made
	call, _, _ := strings.Cut(key, "/")
	r.under[table+"/"+call] = true
}

// export writes register.ndjson of section 5.
func (r *register) export(out io.Writer, root string, rules, size int64) {
	fmt.Fprintf(out, "%s\n", canonical(row{"root": root, "rules": rules, "size": size}))
	names := make([]string, 0, len(r.tables))
	for table := range r.tables {
		names = append(names, table)
	}
	slices.Sort(names)
	for _, table := range names {
		keys := make([]string, 0, len(r.tables[table]))
		for key := range r.tables[table] {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			fmt.Fprintf(out, "%s\n", canonical(row{"key": key, "row": r.tables[table][key], "table": table}))
		}
	}
}

// overlay keeps what a statement would put until it is taken.
type overlay struct {
	below rows
	order []place
	made  map[place]row
}

type place struct{ table, key string }

func onTop(below rows) *overlay { return &overlay{below: below, made: map[place]row{}} }

func (o *overlay) get(table, key string) row {
	if made, found := o.made[place{table, key}]; found {
		return made
	}
	return o.below.get(table, key)
}

func (o *overlay) put(table, key string, made row) {
	at := place{table, key}
	if _, found := o.made[at]; !found {
		o.order = append(o.order, at)
	}
	o.made[at] = made
}

func (o *overlay) commit() {
	for _, at := range o.order {
		o.below.put(at.table, at.key, o.made[at])
	}
}
