package dev.drover.transfer;

/** Thrown where a copy meets an obstacle before it has begun to write. */
final class ObstacleException extends RuntimeException {

    private final transient Obstacle obstacle;

    ObstacleException(Obstacle obstacle) {
        super(obstacle.problem());
        this.obstacle = obstacle;
    }

    Obstacle obstacle() {
        return obstacle;
    }
}
