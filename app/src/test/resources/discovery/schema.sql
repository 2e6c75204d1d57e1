CREATE TABLE customers (id bigserial PRIMARY KEY, email varchar(320) NOT NULL UNIQUE, name text NOT NULL, tier text NOT NULL DEFAULT 'basic', created_at timestamp NOT NULL DEFAULT now());
CREATE TABLE products (id bigserial PRIMARY KEY, sku text NOT NULL UNIQUE, name text NOT NULL, description text, price numeric(12,2) NOT NULL CHECK (price >= 0), stock int NOT NULL DEFAULT 0);
CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers(id), status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN','PAID','SHIPPED','CLOSED')), total numeric(14,4) NOT NULL DEFAULT 0, placed_at timestamp NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), notes varchar(200));
CREATE TABLE order_lines (order_id bigint NOT NULL REFERENCES orders(id) ON DELETE CASCADE, line_no int NOT NULL, product_id bigint NOT NULL REFERENCES products(id), qty int NOT NULL, unit_price numeric(12,2) NOT NULL, PRIMARY KEY (order_id, line_no));
CREATE TABLE payments (id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders(id), kind text NOT NULL, amount numeric(14,4) NOT NULL, booked_on date NOT NULL);
CREATE INDEX orders_customer_idx ON orders(customer_id, placed_at DESC);
CREATE INDEX orders_status_idx ON orders(status);
CREATE INDEX payments_booked_idx ON payments(booked_on);            -- never read below: planted unused index
CREATE FUNCTION touch_order() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN NEW.updated_at := now(); RETURN NEW; END $f$;
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch_order();
CREATE FUNCTION bump_total() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN UPDATE orders SET total = total + NEW.qty * NEW.unit_price WHERE id = NEW.order_id; RETURN NEW; END $f$;
CREATE TRIGGER lines_total AFTER INSERT ON order_lines FOR EACH ROW EXECUTE FUNCTION bump_total();
CREATE VIEW customer_revenue AS SELECT c.id, c.email, sum(o.total) AS revenue FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id;
